// All that only a call needs, loaded while one chooses devices and a name: the first screens do
// without it, and Join finds it there.
export { createBrowserCall } from './browser-call.ts';
export { CallScreen } from './call/CallScreen.tsx';
