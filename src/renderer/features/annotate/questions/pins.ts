import type { QuestionView } from '@shared/contract/guideline-views';
import type { ImageSummary } from '@shared/contract/images';
import type { MemberId } from '@shared/model/ids';
import type { Pin } from '../../../canvas/view/overlay/pins-node';

/** An answer to this member that he has not seen. */
export function isNews({ answer, askedBy, told }: QuestionView, member: MemberId | undefined): boolean {
  return answer !== null && askedBy === member && !told;
}

/** What is drawn of the questions: those that are open, and those whose answer is new. */
export function pinsOf(
  questions: readonly QuestionView[],
  { width, height }: Pick<ImageSummary, 'width' | 'height'>,
  member: MemberId | undefined,
): Pin[] {
  return questions
    .filter((question) => question.answer === null || isNews(question, member))
    .map((question) => ({
      id: question.id,
      geometry: question.region ?? { type: 'box', x: 0, y: 0, width, height },
      mark: question.answer === null ? '?' : '!',
    }));
}
