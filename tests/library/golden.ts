/** A database as released code left it, down to its indexes. */
export interface Golden {
  /** As IndexedDB counts it: Dexie's version times ten. */
  version: number;
  stores: (StoreShape & { rows: object[] })[];
}

interface StoreShape {
  name: string;
  keyPath: string | string[];
  indexes: { name: string; keyPath: string | string[]; multiEntry: boolean; unique: boolean }[];
}

/** Puts the database there without any code of ours. */
export function restore(name: string, { version, stores }: Golden): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, indexes, rows } of stores) {
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const { name, keyPath, multiEntry, unique } of indexes) store.createIndex(name, keyPath, { multiEntry, unique });
        for (const row of rows) store.put(row);
      }
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

/** The shape of an open database, without its rows. */
export function shapeOf(db: IDBDatabase): { version: number; stores: StoreShape[] } {
  const names = [...db.objectStoreNames].sort();
  const transaction = db.transaction(names);
  const stores = names.map((name): StoreShape => {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].sort().map((index) => {
      const { keyPath, multiEntry, unique } = store.index(index);
      return { name: index, keyPath, multiEntry, unique };
    });
    return { name, keyPath: store.keyPath ?? '', indexes };
  });
  return { version: db.version, stores };
}
