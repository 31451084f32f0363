import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { describeError } from './describe-error';
import { showMessage } from '../ui/show-message';

/**
 * Tells a person of a failure that no screen has a place for. The same sentence twice is one message.
 *
 * @param consequence what it meant, said before the reason.
 */
export function showError(error: unknown, consequence = ''): void {
  const message = `${consequence} ${describeError(i18next.t, error)}`.trim();
  const id = `error:${message}`;
  notifications.hide(id);
  showMessage({
    id,
    message,
    color: 'red',
    role: 'alert',
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
}

/** For promises that nobody waits for. */
export function reportFailure(promise: Promise<unknown>): void {
  promise.catch(showError);
}
