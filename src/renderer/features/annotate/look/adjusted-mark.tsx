import { Button, Tooltip } from '@mantine/core';
import { IconContrast } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { unadjusted } from '@shared/contract/looks';
import { isAdjusted } from '../../../canvas/editor/adjustments';
import type { Session } from '../session/session';
import { adjust } from './looks';

/** Says that the picture is not shown as it is, which is easily forgotten; pressed, it is again. */
export function AdjustedMark({ session: { image, editor } }: { readonly session: Session }) {
  const { t } = useTranslation();
  const shown = useStore(editor.store, (state) => isAdjusted(state.adjustments));
  if (!shown) return null;
  return (
    <Tooltip label={t('view.adjusted.reset')}>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconContrast size={13} />}
        onClick={() => adjust(image.id, unadjusted)}
      >
        {t('view.adjusted')}
      </Button>
    </Tooltip>
  );
}
