const megabyte = 1024 * 1024;

/** Memory that several jobs share: whoever finds too little left waits, in order, so that the sum stays bounded. */
export class Room {
  #free: number;
  readonly #whole: number;
  readonly #waiting: { bytes: number; enter: () => void }[] = [];

  constructor(bytes: number) {
    this.#free = bytes;
    this.#whole = bytes;
  }

  /** Does work that needs so many bytes when they are there. What needs more than all of it gets all of it. */
  async hold<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    const share = Math.min(bytes, this.#whole);
    if (this.#waiting.length || share > this.#free) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push({ bytes: share, enter: resolve });
      await promise;
    } else {
      this.#free -= share;
    }
    try {
      return await work();
    } finally {
      this.#free += share;
      this.#admit();
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && next.bytes <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= next.bytes;
      next.enter();
    }
  }
}

/** For messages in hand, whatever is done with them. */
export const messageRoom = new Room(96 * megabyte);
