/**
 * What V8 is told where the server runs; `npm start` in package.json names the same, and a test compares the two.
 * Most of what a request makes dies with it, so the young generation is given room (megabytes): what has died by the
 * time it is full costs nothing. And V8 may not guess from what survived the start (clients, read ahead by the hundred
 * thousand) where the objects of requests belong: one that is put among the old ones keeps alive all that it names.
 * See docs/decisions/184-room-for-what-dies-young.md.
 */
export const serverFlags = ['--max-semi-space-size=64', '--no-allocation-site-pretenuring']
