import { Command } from 'commander';
import { schemaVersion } from '@main/db/migrate';
import { classUses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import { listMembers } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { eachInFlight } from '@main/image-library/each-in-flight';
import { isInPlace } from '@main/image-library/missing';
import { projectInfo } from '@main/projects/project-info';
import type { Cli, Outcome, Task } from '../cli';
import { withProject } from '../with-project';
import { count } from '../words';

export function infoCommand(cli: Cli): Command {
  return new Command('info')
    .description('show what is in a project')
    .argument('<project>', 'the project file')
    .addHelpText('after', '\nExample:\n  plumbline info traffic.plumb --json')
    .action((project: string) => cli.run((task) => withProject(project, (store) => describe(store, task))));
}

async function describe(store: Store, task: Task): Promise<Outcome> {
  const { member, ...project } = projectInfo(store);
  const classes = classUses(store.db);
  const missingImages = await countMissing(store, task);
  const members = listMembers(store.db);
  const format = schemaVersion(store.db);
  return {
    result: { ...project, format, missingImages, member, members, classes },
    words: [
      `Project      ${project.name}`,
      `File         ${project.path} (format ${format}, revision ${project.revision})`,
      `Members      ${members.map(({ name, role }) => `${name} (${role})`).join(', ')}`,
      `Images       ${project.images}${missingImages > 0 ? `, ${missingImages} of them missing` : ''}`,
      `Annotations  ${project.annotations}`,
      `Suggestions  ${project.pendingPredictions} to be decided`,
      `Classes      ${classes.length}`,
      ...classes.map(
        ({ name, annotations, pendingPredictions }) =>
          `  ${name}: ${count(annotations, 'annotation')}, ${count(pendingPredictions, 'suggestion')}`,
      ),
    ],
  };
}

/** Looks at the files, and notes nothing down: asking changes no project. */
async function countMissing(store: Store, { signal, progress }: Task): Promise<number> {
  const images = allImages(store.db);
  let [missing, done] = [0, 0];
  await eachInFlight(images, 16, async (image) => {
    signal.throwIfAborted();
    if (!(await isInPlace(image))) missing++;
    progress(++done, images.length);
  });
  return missing;
}
