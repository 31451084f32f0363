import type { MemberView } from '@shared/contract/team';

/** One member in a line: role, work, what they know of the guidelines, and when they were last heard of. */
export function memberWords(member: MemberView, guideline: number | null): string {
  const { name, role, you, founder, admitted, revoked } = member;
  const who = [revoked ? 'access ended' : role, ...(you ? ['you'] : []), ...(founder ? ['founder'] : [])].join(', ');
  const facts = [
    workWords(member),
    ...(guideline === null ? [] : [readWords(member.read, guideline)]),
    member.lastAt === null
      ? admitted
        ? 'nothing arrived yet'
        : 'from imported labels only'
      : `last change ${member.lastAt}`,
  ];
  return `${name} (${who}): ${facts.join('; ')}`;
}

function workWords({ assigned, done, late }: MemberView): string {
  if (assigned === 0) return 'asked for nothing';
  return `submitted ${done} of ${assigned}${late > 0 ? `, ${late} late` : ''}`;
}

function readWords(read: number | null, guideline: number): string {
  if (read === guideline) return `read guideline version ${read}`;
  return read === null ? 'read no guideline yet' : `read guideline version ${read} of ${guideline}`;
}
