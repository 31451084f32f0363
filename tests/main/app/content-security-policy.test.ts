import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '@main/app/content-security-policy';

it('the shipped policy allows no remote origin, no inline script and no eval', () => {
  const policy = contentSecurityPolicy(null);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/http|ws:|\*|unsafe-eval|script-src[^;]*unsafe/);
});

it('the reloading server is allowed while developing, and nothing else', () => {
  const policy = contentSecurityPolicy('http://localhost:5173');
  expect(policy).toContain("connect-src 'self' plumb: http://localhost:5173 ws://localhost:5173");
  expect(policy).not.toMatch(/\*|unsafe-eval/);
});
