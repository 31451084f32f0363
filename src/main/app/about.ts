import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { About } from '@shared/contract/workstation';

const manifestSchema = z.object({
  version: z.string(),
  devDependencies: z.object({ electron: z.string() }).partial().optional(),
});

/**
 * Which Plumbline this is and what it runs on. A packaged application always carries the pinned Electron; from the
 * repository it may run on an older one that gets no security fixes.
 */
export function readAbout(appFolder: string, packaged: boolean, versions: NodeJS.ProcessVersions): About {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')));
  const electron = versions['electron'] ?? '';
  return {
    version: manifest.version,
    electron,
    chromium: versions['chrome'] ?? '',
    node: versions.node,
    shippingRuntime: packaged || electron === manifest.devDependencies?.electron,
  };
}
