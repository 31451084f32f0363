import 'i18next';
import type { Messages } from './catalogues';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'plumbline';
    resources: { plumbline: Messages };
    keySeparator: false;
    nsSeparator: false;
  }
}
