// A test file that throws outside its tests ends without "exit".
const ENDINGS = ['exit', 'uncaughtExceptionMonitor'];

/** Calls that function, which has to be done when it returns, however this process ends; gives what forgets it. */
export function atEnd(clean) {
  for (const ending of ENDINGS) process.once(ending, clean);
  return () => {
    for (const ending of ENDINGS) process.off(ending, clean);
  };
}
