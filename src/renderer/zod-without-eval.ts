import { config } from 'zod';

/** The page may not evaluate text as code; without this, making a schema tries to, and the browser reports it. */
config({ jitless: true });
