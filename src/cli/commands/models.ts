import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { modelRef } from '@main/prelabel/card';
import { changeCard, pixelValues, type CardChanges, type PixelValues } from '@main/prelabel/card-changes';
import { draftModel } from '@main/prelabel/draft-model';
import { modelView } from '@main/prelabel/handlers';
import { installModel, lacksPart } from '@main/prelabel/install-model';
import { findModel, listModels } from '@main/prelabel/models';
import { openModel } from '@main/prelabel/open-model';
import { removeModel } from '@main/prelabel/remove-model';
import type { Cli } from '../cli';
import { addHostOptions, withHost, type HostOptions } from '../model-host';
import { modelRoots } from '../model-roots';
import { withModel } from '../with-model';
import { count } from '../words';
import { modelErrorsCommand } from './model-errors';

export function modelsCommand(cli: Cli): Command {
  return new Command('models')
    .description('the models that suggest labels: those that come with Plumbline and those that you add')
    .addCommand(listCommand(cli), { isDefault: true })
    .addCommand(showCommand(cli))
    .addCommand(addCommand(cli))
    .addCommand(removeCommand(cli))
    .addCommand(testCommand(cli))
    .addCommand(modelErrorsCommand(cli))
    .addHelpText('after', '\nExample:\n  plumbline models --json');
}

function listCommand(cli: Cli): Command {
  return new Command('list').description('list the models').action(() =>
    cli.run(async () => {
      const { models, problems } = await listModels(modelRoots(cli.paths));
      const views = models.map(modelView);
      return {
        result: { models: views, problems: problems.map(({ code, params, message }) => ({ code, params, message })) },
        words: [
          ...problems.map(({ message }) => message),
          ...views.map(
            ({ ref, name, task, labels, licence }) =>
              `${ref}  ${name}; ${task}; ${count(labels.length, 'class', 'classes')}; ${licence}`,
          ),
        ],
      };
    }),
  );
}

function showCommand(cli: Cli): Command {
  return new Command('show')
    .description('print the card of a model')
    .argument('<model>', 'its id')
    .action((wanted: string) =>
      cli.run(async () => {
        const { card, folder } = await findModel(modelRoots(cli.paths), wanted);
        return { result: { card, folder }, words: [folder, ...JSON.stringify(card, null, 2).split('\n')] };
      }),
    );
}

interface AddOptions extends Omit<CardChanges, 'classes'> {
  readonly decoder?: string;
  readonly letters?: string;
  readonly classes?: string;
  readonly size?: readonly [number, number];
}

function addCommand(cli: Cli): Command {
  return new Command('add')
    .description('add a model by looking at its .onnx file; what the file does not tell can be said by options')
    .argument('<file>', 'the .onnx file')
    .option('--decoder <file>', 'the second .onnx file of a model that one points with (SAM and those like it)')
    .option('--letters <file>', 'the letters that a reader of text knows, one a line')
    .option('--id <id>', 'what to call it on the command line; otherwise the name of its file')
    .option('--name <name>', 'what to call it in the window')
    .option('--classes <list>', 'its classes in their order, separated by commas, or @file with one a line')
    .option('--size <width>x<height>', 'the size of its input in pixels', sizeOption)
    .addOption(
      new Option('--values <kind>', 'how its pixels are scaled').choices(Object.keys(pixelValues) as PixelValues[]),
    )
    .addOption(new Option('--order <order>', 'the order of its colours').choices(['RGB', 'BGR']))
    .addOption(
      new Option('--resize <way>', 'how an image is fitted into its input').choices([
        'letterbox',
        'letterbox-top-left',
        'stretch',
        'centre-crop',
      ]),
    )
    .option('--score <number>', 'the least confidence that is worth showing, 0 to 1', fraction)
    .option('--overlap <number>', 'two boxes of one class that overlap more than this are one object, 0 to 1', fraction)
    .option('--licence <spdx>', 'its licence')
    .addHelpText('after', '\nExample:\n  plumbline models add signs.onnx --classes stop,yield --licence MIT')
    .action((file: string, { decoder, letters, classes, size, ...changes }: AddOptions) =>
      cli.run((task) =>
        withHost(cli, {}, async (host) => {
          const parts = {
            ...(decoder ? { decoder: resolve(decoder) } : {}),
            ...(letters ? { alphabet: resolve(letters) } : {}),
          };
          const files = { model: resolve(file), parts };
          const draft = await draftModel(host, files, task.signal);
          if (draft.unsure.length > 0) {
            task.note(
              `The file does not tell its ${draft.unsure.join(', ')}: what is usual was taken, unless you said it.`,
            );
          }
          const card = changeCard(draft.card, {
            ...changes,
            classes: classes === undefined ? undefined : await readNames(classes),
            width: size?.[0],
            height: size?.[1],
          });
          if (draft.needs) throw lacksPart(card, draft.needs);
          const folder = await installModel(modelRoots(cli.paths).added, files, card);
          return {
            result: { card, folder, unsure: draft.unsure },
            words: [`${modelRef(card)} was added: ${card.adapter}, ${count(card.classes.length, 'class', 'classes')}.`],
          };
        }),
      ),
    );
}

function removeCommand(cli: Cli): Command {
  return new Command('remove')
    .description('delete a model that was added; what it suggested stays')
    .argument('<model>', 'its id')
    .action((wanted: string) =>
      cli.run(async () => {
        await removeModel(modelRoots(cli.paths), wanted);
        return { result: { removed: wanted }, words: [`${wanted} was removed.`] };
      }),
    );
}

interface TestOptions extends HostOptions {
  readonly threshold?: number;
  readonly reader?: string;
}

function testCommand(cli: Cli): Command {
  const command = new Command('test')
    .description('run a model on one image and print what it finds; nothing is written')
    .argument('<model>', 'its id, an .onnx file, or a card.json')
    .argument('<image>', 'the image')
    .option('--threshold <number>', 'leave out what the model is less sure of, 0 to 1', fraction)
    .option('--reader <model>', 'the id of the model that reads what a model for text finds');
  return addHostOptions(command)
    .addHelpText('after', '\nExample:\n  plumbline models test nanodet-g-416 street.jpg --threshold 0.5')
    .action((wanted: string, image: string, options: TestOptions) =>
      cli.run((task) =>
        withHost(cli, options, (host) =>
          withModel(host, modelRoots(cli.paths), wanted, task, async (folder) => {
            const choices = { reader: options.reader ?? null };
            const model = await openModel(host, modelRoots(cli.paths), folder, choices, task.signal);
            const threshold = options.threshold ?? model.card.thresholds.score;
            const detections = await model.detect(resolve(image), { threshold, signal: task.signal });
            const found = detections.map(({ classIndex, ...detection }) => ({
              class: model.card.classes[classIndex],
              ...detection,
            }));
            return {
              result: { model: modelRef(model.card), threshold, found },
              words: [
                ...found.map(({ class: name, score, box, text }) => {
                  const place = [box.x, box.y, box.width, box.height].map((value) => value.toFixed(1)).join(', ');
                  return `${name} ${score.toFixed(2)} at ${place}${text === undefined ? '' : `: ${text}`}`;
                }),
                `${modelRef(model.card)} finds ${count(found.length, 'object')}.`,
              ],
            };
          }),
        ),
      ),
    );
}

/** Names separated by commas, or `@file` with one a line. */
async function readNames(text: string): Promise<string[]> {
  const names = text.startsWith('@') ? (await readFile(text.slice(1), 'utf8')).split(/\r?\n/) : text.split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function fraction(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('Expected a number from 0 to 1.');
}

function sizeOption(text: string): readonly [number, number] {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(text) ?? [];
  if (width && height) return [Number(width), Number(height)];
  throw new InvalidArgumentError('Expected width and height, e.g. 640x480.');
}
