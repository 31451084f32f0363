import { expect, it, vi } from 'vitest';
import type { PromptAnswer, ShapePrompt } from '@renderer/canvas/tools/prompt/prompt';
import { createAsking } from '@renderer/features/annotate/pointing/asking';

const prompts = [1, 2, 3].map((x): ShapePrompt => ({ points: [{ x, y: 0, isInside: true }], box: null }));
const answer: PromptAnswer = { geometry: null, model: 'pointed@1', score: 0, threshold: 0.5 };

it('asks only for the newest of the prompts that came while one was answered', async () => {
  const asked: ShapePrompt[] = [];
  const answered: ShapePrompt[] = [];
  let release = () => {};
  const asking = createAsking({
    async ask(prompt) {
      asked.push(prompt);
      if (asked.length === 1) await new Promise<void>((resolve) => (release = resolve));
      return answer;
    },
    answered: (prompt) => void answered.push(prompt),
    failed: (error) => expect.unreachable(String(error)),
  });
  for (const prompt of prompts) asking.ask(prompt);
  release();
  await vi.waitFor(() => expect(answered).toEqual([prompts[0], prompts[2]]));
  expect(asked).toEqual([prompts[0], prompts[2]]);
});

it('goes on after a model could not be asked, and tells of it', async () => {
  const answers: (PromptAnswer | null)[] = [];
  const failures: unknown[] = [];
  let fails = true;
  const asking = createAsking({
    ask: () => (fails ? Promise.reject(new Error('It stopped')) : Promise.resolve(answer)),
    answered: (_prompt, given) => void answers.push(given),
    failed: (error) => void failures.push(error),
  });
  asking.ask(prompts[0]!);
  await vi.waitFor(() => expect(failures).toHaveLength(1));
  fails = false;
  asking.ask(prompts[1]!);
  await vi.waitFor(() => expect(answers).toEqual([null, answer]));
});
