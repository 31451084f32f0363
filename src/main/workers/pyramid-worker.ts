import { sharp } from '@main/images/sharp';
import { failureOf } from '@main/images/serve-tasks';
import type { CutReply, CutRequest } from '../pyramid/pyramid-messages';
import { writePyramid } from '../pyramid/write-pyramid';

// A process, not a thread: libvips cannot be stopped in the middle of a picture, a process can.
sharp.concurrency(2);
sharp.cache(false);

process.on('disconnect', () => process.exit());
process.on('message', ({ source, folder }: CutRequest) => {
  const reply = (answer: CutReply) => process.send?.(answer, () => process.exit());
  writePyramid(source, folder).then(
    () => reply({ ok: true }),
    (error: unknown) => reply({ ok: false, failure: failureOf(error) }),
  );
});
