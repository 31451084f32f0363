/**
 * What the tour does, in order. `says` is printed when the step is done, `name` names its picture.
 * @type {{ name: string, says: string, run: (tour: {
 *   app: import('@playwright/test').ElectronApplication, page: import('@playwright/test').Page, folder: string
 * }) => Promise<void> }[]}
 */
export const steps = [
  {
    name: 'workstation',
    says: 'opened the workstation',
    run: async ({ page }) => {
      await page.waitForFunction(() => (document.querySelector('#root, main, body')?.textContent ?? '').trim() !== '');
    },
  },
];
