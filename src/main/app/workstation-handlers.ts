import type { Handlers } from '@shared/contract/define';
import type { About, Preferences, workstationContract } from '@shared/contract/workstation';
import type { JsonFile } from './json-file';

export interface WorkstationOptions {
  readonly about: About;
  readonly preferences: JsonFile<Preferences>;
  /** BCP 47 tag of the system's language. */
  readonly locale: () => string;
  readonly onPreferences: (preferences: Preferences) => void;
}

export function workstationHandlers(options: WorkstationOptions): Handlers<typeof workstationContract> {
  return {
    'workstation.about': () => options.about,
    'workstation.preferences': () => options.preferences.read(),
    'workstation.setPreferences': (patch) => {
      // A member that is present but undefined must not wipe what was set.
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      options.preferences.write({ ...options.preferences.read(), ...given });
      options.onPreferences(options.preferences.read());
      return options.preferences.read();
    },
    'workstation.locale': () => options.locale(),
  };
}
