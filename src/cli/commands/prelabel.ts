import { Command, InvalidArgumentError, Option } from 'commander';
import { suggestionsSchema, type Suggestions } from '@shared/contract/prelabel';
import type { PrelabelReport } from '@shared/contract/reports';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { modelRef } from '@main/prelabel/card';
import type { Detector } from '@main/prelabel/host';
import { openModel } from '@main/prelabel/open-model';
import {
  planPrelabel,
  prelabelProject,
  type PrelabelPlan,
  type PrelabelRequest,
} from '@main/prelabel/prelabel-project';
import { readClassMapping } from '../class-mapping';
import type { Cli, Outcome } from '../cli';
import { exitCodes } from '../exit-codes';
import { imagesMeant } from '../images-meant';
import { queryHelp } from '../image-query';
import { addHostOptions, wholeNumber, withHost, type HostOptions } from '../model-host';
import { modelRoots } from '../model-roots';
import { withJsonProgress } from '../progress-json';
import { putBatchForTeam } from '../put-for-team';
import { withModel } from '../with-model';
import { withProject } from '../with-project';
import { count, rejectedWords } from '../words';

interface Options extends HostOptions {
  readonly model: string;
  readonly threshold?: number;
  readonly addClasses?: boolean;
  readonly map: readonly string[];
  readonly reader?: string;
  readonly query?: string;
  readonly images?: readonly string[];
  readonly limit?: number;
  readonly again?: true;
  readonly replace: Suggestions;
  readonly dryRun?: true;
  readonly forTeam?: string;
  readonly progress: 'line' | 'json';
}

const examples = `
Example:
  plumbline prelabel traffic.plumb --model nanodet-g-416 --threshold 0.4
  plumbline prelabel traffic.plumb --model nanodet-g-416 --query 'state:unlabelled night/' --map person=pedestrian
  plumbline prelabel traffic.plumb --model signs.onnx --dry-run --json
  plumbline prelabel traffic.plumb --model nanodet-g-416 --for-team postgres://plumb_0190…@hub.example.org/labels`;

export function prelabelCommand(cli: Cli): Command {
  const command = new Command('prelabel')
    .description(
      'have a model suggest labels on images; what people labelled or decided stays as it is, and a run that was cut off is taken up where it was',
    )
    .argument('<project>', 'the project file')
    .requiredOption('--model <model>', 'the id of a model (see "plumbline models"), an .onnx file, or a card.json')
    .option(
      '--threshold <number>',
      'leave out suggestions that the model is less sure of, 0.01 to 1; otherwise as its card says',
      threshold,
    )
    .option('--query <query>', 'only images that match (see below)')
    .option('--images <path...>', 'only these images, by their paths in the project')
    .option('--limit <number>', 'no more images than this in one run', wholeNumber)
    .option(
      '--add-classes',
      'make a class for each label of the model that has none; a project without classes gets them anyway',
    )
    .option('--no-add-classes', 'make none, also in a project without classes')
    .option(
      '--map <label=class>',
      'the class that a label of the model becomes, nothing after "=" leaves it out; may be given often, or as @file with a JSON object',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--again', 'look also at images that the model has looked at before in the same way')
    .addOption(
      new Option(
        '--replace <which>',
        'which suggestions that nobody decided give way on an image: those of this model, of all models, or none',
      )
        .choices(suggestionsSchema.options)
        .default('own'),
    )
    .option('--reader <model>', 'the id of the model that reads what a model for text finds')
    .option('--dry-run', 'say what would be looked at and write nothing')
    .option(
      '--for-team <address>',
      'look at nothing here, but put it on the hub at this postgres:// address, in jobs that machines take which run "plumbline hub work"',
    )
    .addOption(
      new Option('--progress <form>', 'how progress is told on stderr: a line of a terminal, or lines of JSON')
        .choices(['line', 'json'])
        .default('line'),
    );
  return addHostOptions(command)
    .addHelpText('after', `\n${queryHelp}\n${examples}`)
    .action((project: string, options: Options) =>
      cli.run((plain) =>
        withProject(project, async (store) => {
          const task = options.progress === 'json' ? withJsonProgress(plain) : plain;
          const mapping = await readClassMapping(options.map);
          const images = imagesMeant(store, options);
          return withHost(cli, options, (host) =>
            withModel(host, modelRoots(cli.paths), options.model, task, async (folder) => {
              const choices = { reader: options.reader ?? null };
              const detector = await openModel(host, modelRoots(cli.paths), folder, choices, task.signal);
              const request = { ...asked(store, detector, options), images, mapping };
              if (options.forTeam !== undefined && !options.dryRun) {
                const wanted = { ...request, ...choices, addClasses: options.addClasses ?? noClasses(store) };
                return putBatchForTeam(cli, store, detector, wanted, { ...options, ...task, forTeam: options.forTeam });
              }
              const plan = planPrelabel(store, detector, request);
              if (options.dryRun) return planned(detector, request, plan, options.limit);
              const first = plan.images.slice(0, options.limit).map(({ image }) => image.id);
              const limited = options.limit === undefined ? request : { ...request, images: first };
              const report = await prelabelProject(store, detector, limited, { ...task, onImage: () => undefined });
              const left = plan.images.length - first.length;
              return outcome(modelRef(detector.card), request.threshold, report, left);
            }),
          );
        }),
      ),
    );
}

function asked(store: Store, detector: Detector, options: Options): PrelabelRequest {
  const request: PrelabelRequest = {
    threshold: options.threshold ?? detector.card.thresholds.score,
    images: null,
    addClasses: true,
    mapping: {},
    again: options.again === true,
    replaces: options.replace,
  };
  // A run that began in a project without classes has made some by now, and goes on to.
  const isBegun = planPrelabel(store, detector, { ...request, again: false }).known > 0;
  return { ...request, addClasses: options.addClasses ?? (isBegun || noClasses(store)) };
}

function noClasses({ db }: Store): boolean {
  return listClasses(db).length === 0;
}

function threshold(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0.01 && number <= 1) return number;
  throw new InvalidArgumentError('Expected a number from 0.01 to 1.');
}

function planned(
  { card }: Detector,
  request: PrelabelRequest,
  { images, known, missing, unmapped }: PrelabelPlan,
  limit = images.length,
): Outcome {
  const paths = images.slice(0, limit).map(({ image }) => image.path);
  const becomes = request.addClasses ? 'would become classes' : 'have no class and would be left out';
  return {
    result: { model: modelRef(card), threshold: request.threshold, images: paths, known, missing, unmapped },
    words: [
      ...rejectedWords(missing),
      ...(unmapped.length > 0
        ? [`${count(unmapped.length, 'label')} of the model ${becomes}: ${unmapped.join(', ')}.`]
        : []),
      ...(known > 0
        ? [`${count(known, 'image')} ${known === 1 ? 'was' : 'were'} looked at before in the same way.`]
        : []),
      `${modelRef(card)} would look at ${count(paths.length, 'image')}. Nothing was written.`,
    ],
  };
}

/** @param left images that `--limit` left for another run. */
function outcome(model: string, threshold: number, report: PrelabelReport, left: number): Outcome {
  const { images, known, predictions, unmapped, failed } = report;
  const unnamed = unmapped.map(({ label, count }) => `${label} (${count})`).join(', ');
  return {
    result: { model, threshold, ...report, left },
    words: [
      ...rejectedWords(failed),
      ...(unnamed ? [`The project has no class for: ${unnamed}. Use --add-classes to make them, or --map.`] : []),
      ...(known > 0
        ? [
            `${count(known, 'image')} ${known === 1 ? 'was' : 'were'} looked at before in the same way; use --again to look anew.`,
          ]
        : []),
      ...(left > 0 ? [`${count(left, 'image')} ${left === 1 ? 'is' : 'are'} left for another run.`] : []),
      `${model} suggests ${count(predictions, 'label')} on ${count(images, 'image')}.`,
    ],
    exitCode: images === 0 && failed.length > 0 ? exitCodes.failed : exitCodes.done,
  };
}
