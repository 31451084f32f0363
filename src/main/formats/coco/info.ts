/** What our files say about themselves. No date and no version of the program: the same labels give the same bytes. */
export const cocoInfo = { description: 'Written by Plumbline', version: '1.0' } as const;
