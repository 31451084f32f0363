import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { geometryMethods, type GeometryMethod } from '@shared/agreement/objects/consensus-geometry';
import type { ReviewSettings } from '@shared/contract/review';
import { acceptAgreed } from '@main/consensus/accept-agreed';
import { consensusReport, reportTable } from '@main/consensus/report';
import { intervalWords } from '../agreement-words';
import type { Cli, Outcome } from '../cli';
import { share } from '../share';
import { withProject } from '../with-project';
import { count } from '../words';

interface Options {
  readonly iou: number;
  readonly agree: number;
  readonly geometry: GeometryMethod;
  readonly apply?: true;
  readonly csv?: string;
}

export function consensusCommand(cli: Cli): Command {
  return new Command('consensus')
    .description(
      'tell what people agree on and what is disputed; with --apply put what they agree on into the gold layer',
    )
    .argument('<project>', 'the project file')
    .option('--iou <overlap>', 'from which overlap on two labels are one thing', share, 0.5)
    .option('--agree <overlap>', 'from which overlap with the consensus on a shape is not disputed', share, 0.8)
    .addOption(
      new Option('--geometry <method>', 'how a shape is made of several').choices(geometryMethods).default('robust'),
    )
    .option('--apply', 'accept what everybody agrees on: one step that the review can undo')
    .option('--csv <file>', 'write every thing as a row, with the hash of what was read')
    .addHelpText('after', '\nExample:\n  plumbline consensus traffic.plumb --iou 0.5 --csv disputes.csv')
    .action((project: string, options: Options) =>
      cli.run(({ signal, progress }) =>
        withProject(project, async (store): Promise<Outcome> => {
          const settings: ReviewSettings = {
            threshold: options.iou,
            wellPlaced: options.agree,
            method: options.geometry,
          };
          const context = { signal, progress };
          const report = await consensusReport(store, settings, context);
          if (options.csv !== undefined) writeFileSync(resolve(options.csv), reportTable(report));
          const accepted = options.apply ? await acceptAgreed(store, settings, context) : 0;
          return { result: { ...report, accepted }, words: words(report, accepted, options.apply === true) };
        }),
      ),
    );
}

function words(report: Awaited<ReturnType<typeof consensusReport>>, accepted: number, applied: boolean): string[] {
  const { images, standings, kinds, annotators, snapshot } = report;
  const disputed = standings.open + standings.reopened + standings.contested;
  return [
    `Compared ${count(images, 'image')}: ${disputed} disputed, ${standings.agreed} agreed, ${standings.settled} settled.`,
    ...Object.entries(kinds).flatMap(([kind, number]) => (number > 0 ? [`  ${kind}: ${number}`] : [])),
    ...annotators.map(
      ({ name, accuracy, ci95, ratings }) =>
        `${name}: likely right ${accuracy === null ? 'unknown' : intervalWords(accuracy, ci95)} on ${count(ratings, 'thing')}`,
    ),
    `Read from ${snapshot}`,
    applied ? `Accepted ${count(accepted, 'thing')}.` : 'Nothing was written; --apply accepts what is agreed.',
  ];
}
