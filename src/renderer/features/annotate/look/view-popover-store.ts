import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly opened: boolean }>(() => ({ opened: false }));

/** Whether the choices of the view are open; the commands and the button open the same. */
export const viewPopover = {
  store,
  toggle: () => store.setState(({ opened }) => ({ opened: !opened })),
  close: () => store.setState({ opened: false }),
};
