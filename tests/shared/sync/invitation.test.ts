import { describe, expect, it } from 'vitest';
import type { MemberId, ProjectId } from '@shared/model/ids';
import { readInvitation, writeInvitation, type Invitation } from '@shared/sync/invitation';
import type { PublicKey } from '@shared/sync/public-key';
import { idNumber } from '@tests/support/histories';

const invitation: Invitation = {
  v: 1,
  project: idNumber<ProjectId>(9, 0),
  member: idNumber<MemberId>(3, 1),
  founder: idNumber<MemberId>(3, 0),
  founderKey: 'ab'.repeat(32) as PublicKey,
};

describe('an invitation', () => {
  it('survives a message, with the blanks that people copy along', () => {
    const text = writeInvitation(invitation);
    expect(text).toMatch(/^plumbline-[\w-]+$/);
    expect(readInvitation(` ${text}\n`)).toEqual(invitation);
  });

  it('is refused when it is not whole', () => {
    const text = writeInvitation(invitation);
    for (const part of ['', 'plumbline-', text.slice(0, -20), text.slice(3), text.replace('plumbline', 'plumb')]) {
      expect(() => readInvitation(part)).toThrow(/no whole invitation/);
    }
  });
});
