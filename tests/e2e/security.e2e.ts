import { expect, test, type Page } from '@playwright/test';
import type { Envelope } from '@shared/contract/envelope';
import { launchPlumbline, type Workstation } from './support/launch';

const unknownImage = '0192f0c1-2b3c-7def-8123-456789abcdef';

interface LooseApi {
  call(name: unknown, input: unknown): Promise<Envelope<unknown>>;
}

let workstation: Workstation;
let page: Page;

test.beforeAll(async () => {
  workstation = await launchPlumbline();
  page = workstation.page;
});

test.afterAll(async () => {
  // The refusals that these tests provoke are written to the console of the page.
  workstation.pageErrors.length = 0;
  await workstation.close();
});

/** Asks as any script in the page could, whatever the contract's types say. */
function callFromPage(name: unknown, input: unknown): Promise<Envelope<unknown>> {
  return page.evaluate(([channel, value]) => (Reflect.get(window, 'plumbline') as LooseApi).call(channel, value), [
    name,
    input,
  ] as const);
}

/** The status that the page gets for a URL, or `blocked`. */
function fetchFromPage(url: string, method = 'GET'): Promise<number | 'blocked'> {
  return page.evaluate(
    ([target, verb]) =>
      fetch(target, { method: verb }).then(
        (response) => response.status,
        () => 'blocked' as const,
      ),
    [url, method] as const,
  );
}

/** Runs an action in the page and tells which policy directive it broke. */
function violationOf(action: 'fetch' | 'inlineScript' | 'frame' | 'eval' | 'remoteImage'): Promise<string> {
  return page.evaluate(async (name) => {
    const violated = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    const actions = {
      fetch: () => void fetch('https://example.com/').catch(() => {}),
      inlineScript() {
        const script = document.createElement('script');
        script.textContent = 'window.inlineScriptRan = true';
        document.head.append(script);
      },
      frame() {
        const frame = document.createElement('iframe');
        frame.src = '/index.html';
        document.body.append(frame);
      },
      eval() {
        // Apart from the evaluation that the test's own connection runs, which the policy does not bind.
        setTimeout(() => {
          try {
            (Reflect.get(window, 'eval') as (text: string) => void)('window.evalRan = true');
          } catch {
            // The event tells.
          }
        });
      },
      remoteImage() {
        new Image().src = 'https://example.com/picture.png';
      },
    };
    actions[name]();
    return violated;
  }, action);
}

test('the page has nothing of Node and only three functions of ours', async () => {
  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global', 'electron'].filter((name) => name in window),
    api: Object.keys(Reflect.get(window, 'plumbline') as object).sort(),
    frozen: Object.isFrozen(Reflect.get(window, 'plumbline')),
  }));
  expect(found).toEqual({ node: [], api: ['call', 'on', 'pathForFile'], frozen: true });
});

test('every answer carries the policy', async () => {
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe|\*/);
});

test('inline script does not run', async () => {
  expect(await violationOf('inlineScript')).toMatch(/^script-src/);
  expect(await page.evaluate(() => 'inlineScriptRan' in window)).toBe(false);
});

test('eval does not run', async () => {
  expect(await violationOf('eval')).toBe('script-src');
  expect(await page.evaluate(() => 'evalRan' in window)).toBe(false);
});

test('nothing remote is fetched, and no frame is filled', async () => {
  expect(await violationOf('fetch')).toBe('connect-src');
  expect(await violationOf('remoteImage')).toBe('img-src');
  expect(await violationOf('frame')).toBe('frame-src');
});

test('not even the main process of the window reaches the network', async () => {
  const outcome = await workstation.app.evaluate(({ session }) =>
    session.defaultSession.fetch('https://example.com/').then(String, (error: unknown) => String(error)),
  );
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('no second window opens', async () => {
  const opened = await page.evaluate(() =>
    ['/', 'https://example.com/', 'file:///etc/passwd', 'about:blank'].map((url) => window.open(url) === null),
  );
  expect(opened).toEqual([true, true, true, true]);
  expect(workstation.app.windows()).toHaveLength(1);
});

for (const target of [
  'https://example.com/',
  'file:///etc/passwd',
  'app://elsewhere/',
  'data:text/html,hello',
  '/assets/',
]) {
  test(`the window cannot be led to ${target}`, async () => {
    const before = page.url();
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    await page.evaluate((url) => void (location.href = url), target).catch(() => {});
    // An answer from the page shows that it is still there, after the attempt was handled.
    expect((await callFromPage('workstation.about', {})).ok).toBe(true);
    expect(page.url()).toBe(before);
  });
}

test('permissions are denied', async () => {
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
    ] as PermissionName[];
    const results = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return results.map((result) => result.state);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const camera = page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      () => 'refused',
    ),
  );
  expect(await camera).toBe('refused');
});

test('only putting text on the clipboard is allowed', async () => {
  const state = await page.evaluate(
    async () => (await navigator.permissions.query({ name: 'clipboard-write' as PermissionName })).state,
  );
  expect(state).toBe('granted');
});

for (const url of [
  'plumb://image/../../etc/passwd',
  'plumb://image/..%2f..%2f..%2fetc%2fpasswd',
  'plumb://image/%2e%2e/%2e%2e/etc/passwd',
  'plumb://image//etc/passwd',
  'plumb://image/',
  'plumb://image/__proto__',
  `plumb://image/${unknownImage}`,
  `plumb://image/${unknownImage}/..%2f..%2fetc%2fpasswd`,
  `plumb://image/${unknownImage}%00.png`,
  `plumb://thumbnail/${unknownImage}`,
  `plumb://project/${unknownImage}`,
  'app://plumbline/..%2f..%2fpackage.json',
  'app://plumbline/%2e%2e/%2e%2e/package.json',
  'app://plumbline/../main/index.js',
]) {
  test(`${url} is not found`, async () => {
    expect(await fetchFromPage(url)).toBe(404);
  });
}

test('pictures can be asked for, not sent', async () => {
  expect(await fetchFromPage(`plumb://image/${unknownImage}`, 'POST')).toBe(405);
});

test('the disk is closed to the page', async () => {
  expect(await fetchFromPage('file:///etc/passwd')).toBe('blocked');
});

for (const name of [
  'projects.destroyAll',
  '__proto__',
  'constructor',
  'toString',
  '',
  7,
  null,
  { name: 'jobs.list' },
]) {
  test(`the channel ${JSON.stringify(name)} does not exist`, async () => {
    expect(await callFromPage(name, {})).toMatchObject({ ok: false, error: { code: 'request.unknown' } });
  });
}

test('an input that does not fit is refused with the place that is wrong', async () => {
  expect(await callFromPage('jobs.cancel', { job: 7 })).toMatchObject({
    ok: false,
    error: { code: 'request.invalid', params: { channel: 'jobs.cancel', path: 'job' } },
  });
});

test('a bottomless input is refused before anything reads it', async () => {
  const outcome = await page.evaluate(() => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const api = Reflect.get(window, 'plumbline') as LooseApi;
    // A cycle may already fail at the bridge; what counts is that no answer comes back as if it had been fine.
    return api.call('jobs.list', cycle).then(
      (envelope) => envelope.ok,
      () => false,
    );
  });
  expect(outcome).toBe(false);
});

test('a frame inside the page has no door', async () => {
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return 'plumbline' in (frame.contentWindow as object);
  });
  expect(inFrame).toBe(false);
});

test('another window is not answered, even with our page and our preload in it', async () => {
  const answer = await workstation.app.evaluate(async ({ app, BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await stranger.loadURL(own!.webContents.getURL());
    const envelope: unknown = await stranger.webContents.executeJavaScript("window.plumbline.call('jobs.list', {})");
    stranger.destroy();
    return envelope;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'request.forbidden' } });
});
