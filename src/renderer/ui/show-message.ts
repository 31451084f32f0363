import { notifications, notificationsStore, type NotificationData } from '@mantine/notifications';

/** How many messages are shown at a time. */
export const MOST_MESSAGES = 4;

/**
 * Shows a message in the corner. What comes now is what the person waits for, so the oldest makes room, a failure last;
 * otherwise the new one would wait until somebody closes the others. How jobs ended stays in the list of finished ones.
 */
export function showMessage(message: NotificationData): void {
  const { notifications: shown } = notificationsStore.getState();
  const isNew = !shown.some(({ id }) => id === message.id);
  if (isNew && shown.length >= MOST_MESSAGES) {
    const oldest = shown.find(({ role }) => role !== 'alert') ?? shown[0];
    if (oldest?.id !== undefined) notifications.hide(oldest.id);
  }
  notifications.show(message);
}
