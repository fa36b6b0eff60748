import type { Locator } from 'playwright-core';
import { join, tileOf, type Person, type PersonOptions } from './browser.ts';

export function press({ page }: Person, name: string | RegExp) {
  return page.getByRole('button', { name, exact: true }).click();
}

/** Opens pages that are in one room and have met, and save without asking where. */
export async function openCall(
  open: (path: string, person?: PersonOptions) => Promise<Person>,
  room: string,
  ...names: readonly string[]
): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const name of names) {
    const person = await open(`/r/${room}`, { acceptDownloads: true });
    await saveUnasked(person);
    await join(person, name);
    people.push(person);
  }
  for (const [index, person] of people.entries()) {
    await meets(person, ...names.filter((_, other) => other !== index));
  }
  return people;
}

/** Headless, nobody can answer the dialog that asks where to save. */
export async function saveUnasked({ page }: Person): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
}

async function meets(person: Person, ...names: readonly string[]) {
  for (const name of names) {
    await tileOf(person, name).waitFor();
    await tileOf(person, name).getByText('Connecting…').waitFor({ state: 'detached' });
  }
}

/** What the chat says about a file; the chat is open. */
export function rowOf({ page }: Person, file: string): Locator {
  return page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: file });
}
