import { basename } from 'node:path';
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { UserError } from '@shared/lib/user-error';
import { nameSchema } from '@shared/model/name';
import { createProject } from '@main/projects/create-project';
import { projectInfo } from '@main/projects/project-info';
import type { Cli, Outcome } from '../cli';
import { readOntology } from '../read-ontology';
import { newProjectPath } from '../with-project';

interface Options {
  readonly name?: string;
  readonly ontology?: string;
}

export function newCommand(cli: Cli): Command {
  return new Command('new')
    .description('make a project')
    .argument('<project>', 'the file to make; .plumb is added when it is missing')
    .option('--name <name>', 'what the project is called; otherwise like its file')
    .option(
      '--ontology <file.json>',
      'its first classes: [{"name": "car", "colour": "#e69f00", "shapes": ["box"]}, …] or {"classes": […]}',
    )
    .addHelpText('after', '\nExample:\n  plumbline new traffic.plumb --name "Traffic 2026" --ontology classes.json')
    .action((project: string, options: Options) => cli.runAtOnce(() => makeProject(project, options)));
}

function makeProject(given: string, { name, ontology }: Options): Outcome {
  const path = newProjectPath(given);
  const store = createProject(path, {
    name: projectName(name ?? basename(path).replace(/\.plumb$/i, '')),
    template: 'objects',
    classes: ontology === undefined ? [] : readOntology(ontology),
    memberName: userInfo().username.trim() || 'me',
  });
  try {
    const info = projectInfo(store);
    return { result: info, words: [`Made the project "${info.name}" at ${path}.`] };
  } finally {
    store.db.close();
  }
}

function projectName(name: string): string {
  const parsed = nameSchema.safeParse(name);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? '';
  throw new UserError(
    'project.badName',
    { name, reason },
    `A project cannot be called "${name}": ${reason}. Nothing was written.`,
  );
}
