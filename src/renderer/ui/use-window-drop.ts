import { useEffect, useEffectEvent, useState } from 'react';

export interface DroppedItem {
  readonly file: File;
  readonly isFolder: boolean;
}

/**
 * Takes files and folders dropped anywhere on the window while the component is mounted.
 *
 * @returns whether files hang over the window now.
 */
export function useWindowDrop(onDrop: (items: readonly DroppedItem[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onDrop);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // Leaving one element for the next inside the window has a related target; leaving the window has none.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDropped = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const items = readItems(event.dataTransfer);
      if (items.length > 0) take(items);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDropped);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDropped);
    };
  }, []);
  return over;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function readItems(data: DataTransfer | null): readonly DroppedItem[] {
  const items: DroppedItem[] = [];
  for (const item of data?.items ?? []) {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (file) items.push({ file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false });
  }
  return items;
}
