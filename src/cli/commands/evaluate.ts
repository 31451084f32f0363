import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { evaluationKinds, type EvaluationKind } from '@shared/evaluation/detection';
import { evaluate } from '@main/consensus/evaluate';
import { judgedMember, judgedModel, standardOf } from '@main/consensus/evaluation-names';
import { evaluationSlices, type EvaluationSlice } from '@main/consensus/evaluation-slices';
import { evaluationTable } from '@main/consensus/evaluation-table';
import type { Cli, Outcome } from '../cli';
import { evaluationWords } from '../evaluation-words';
import { UsageError } from '../exit-codes';
import { share } from '../share';
import { withProject } from '../with-project';

interface Options {
  readonly model?: string;
  readonly member?: string;
  readonly against: string;
  readonly type: EvaluationKind;
  readonly iou: number;
  readonly score: number;
  readonly slice: readonly EvaluationSlice[];
  readonly seen?: true;
  readonly csv?: string;
}

export function evaluateCommand(cli: Cli): Command {
  return new Command('evaluate')
    .description('measure how well a model or a person finds what is there, as COCO does, with intervals')
    .argument('<project>', 'the project file')
    .option('--model <name>', 'judge what this model suggests; may be left out when there is only one')
    .option('--member <name>', 'or judge what this person labelled')
    .option(
      '--against <standard>',
      'what was decided in review (gold), what people labelled where they do not dispute it (labels), or what one person labelled (member:NAME)',
      'gold',
    )
    .addOption(
      new Option('--type <type>', 'what average precision compares: boxes, pixels or joints')
        .choices(evaluationKinds)
        .default('box'),
    )
    .option('--iou <similarity>', 'from which similarity on something found is the thing itself', share, 0.5)
    .option('--score <score>', 'from which score on suggestions count in precision, recall and confusion', share, 0.5)
    .addOption(
      new Option('--slice <what...>', 'also apart: by tag and folder of the image, attribute, rare case and rule')
        .choices(evaluationSlices)
        .default([]),
    )
    .option('--seen', 'leave out images on which the model suggests nothing: it may never have looked')
    .option('--csv <file>', 'write every figure as a row, with the hash of what was read')
    .addHelpText(
      'after',
      [
        '',
        'Every image counts whose objects are known. AP and AR are those of pycocotools: ten overlaps from 0.50 to 0.95, 101 recalls, at most 100 suggestions of a class an image (20 of keypoints).',
        'Of attributes, rules and rare cases only recall is told: a false alarm has none of them.',
        '',
        'Example:',
        '  plumbline evaluate traffic.plumb --model nanodet-g-416 --against gold --slice tag attribute',
        '  plumbline evaluate traffic.plumb --member Mina --against gold --csv mina.csv',
      ].join('\n'),
    )
    .action((project: string, options: Options) =>
      cli.run(({ signal, progress }) =>
        withProject(project, async (store): Promise<Outcome> => {
          const { model, member, against, type: kind, iou: threshold, score, slice: slices, seen } = options;
          if (model !== undefined && member !== undefined) throw new UsageError('Give either --model or --member.');
          const judged = member === undefined ? judgedModel(store, model) : judgedMember(store, member);
          const standard = standardOf(store, against, judged);
          if (standard === null) throw new UsageError(`--against takes gold, labels or member:NAME, got "${against}".`);
          const request = { judged, standard, kind, threshold, score, slices, seenOnly: seen === true };
          const report = await evaluate(store, request, { signal, progress });
          if (options.csv !== undefined) writeFileSync(resolve(options.csv), evaluationTable(report));
          return { result: report, words: evaluationWords(report) };
        }),
      ),
    );
}
