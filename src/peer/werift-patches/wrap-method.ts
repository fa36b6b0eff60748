/**
 * Replaces a method for all objects of a class. `wrap` is given the object and its old method, and
 * returns what runs instead.
 */
export function wrapMethod<
  Name extends PropertyKey,
  T extends { readonly [N in Name]: (...args: never[]) => unknown },
>(prototype: T, name: Name, wrap: (self: T, original: T[Name]) => T[Name]): void {
  const original = prototype[name];
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(this: T, ...args: Parameters<T[Name]>) {
      return wrap(this, original.bind(this) as T[Name])(...args);
    },
  });
}
