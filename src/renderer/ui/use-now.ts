import { useEffect, useState } from 'react';

const everyMilliseconds = 20_000;

/** The time, kept up to date closely enough for "3 minutes ago". */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return now;
}
