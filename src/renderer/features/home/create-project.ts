import { call } from '../../bridge/bridge';
import { whenOver } from '../../bridge/jobs';
import type { NewProjectForm } from './new-project-form';

/**
 * Makes the project and begins to add its pictures; resolves as soon as the project is open. Labels are read when the
 * pictures are in, so that a label finds its picture.
 */
export async function createProject(form: NewProjectForm, onLaterFailure: (error: unknown) => void): Promise<void> {
  await call('projects.create', {
    path: form.path.trim(),
    name: form.name.trim(),
    template: form.template,
    classes: [...form.classes],
  });
  fill(form).catch(onLaterFailure);
}

async function fill({ pictures, labels }: NewProjectForm): Promise<void> {
  if (pictures.length > 0) {
    const { job } = await call('images.add', { paths: [...pictures] });
    const { status } = await whenOver(job);
    if (status !== 'done') return;
  }
  if (labels) {
    await call('formats.import', { format: labels.format, path: labels.path, imagesFolder: pictures[0] ?? null });
  }
}
