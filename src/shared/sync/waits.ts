/** Why a segment is kept without being followed yet: the one before is missing, or its signer's admission, or an update. */
export type Waits = 'before' | 'signer' | 'newer';
