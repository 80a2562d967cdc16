// Follows the changes of some cells. Each only says that something is otherwise; what, is asked anew: so there is one way in
// which cells come to be shown, and a burst of changes is one question.

const BETWEEN = 400;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

export class Live {
  #view;
  #changed;
  #state;
  #stop = null;
  #due = 0;
  #more = false;

  /** When the latest change had been dealt with; a change after a while of none is dealt with at once. */
  #done = -BETWEEN;

  /**
   * @param changed called after changes, not more often than every 400 ms, nor before it has done its work
   * @param state told "live", "away" while the connection is lost, or "off"
   */
  constructor(view, changed, state) {
    this.#view = view;
    this.#changed = changed;
    this.#state = state;
  }

  /** Follows the cells of a question from an event on, and no others any longer. */
  follow(query, event) {
    this.stop();
    this.#stop = new AbortController();
    this.#run(query, event, this.#stop.signal);
  }

  stop() {
    this.#stop?.abort();
    this.#stop = null;
    clearTimeout(this.#due);
    this.#due = 0;
    this.#more = false;
    this.#state("off");
  }

  async #run(query, event, signal) {
    let last = event;
    let wait = FIRST_RETRY;
    while (!signal.aborted) {
      try {
        const body = await this.#view.changes(query, last, signal);
        this.#state("live");
        wait = FIRST_RETRY;
        for await (const { id, name } of events(body)) {
          last = id;
          if (name) {
            this.#soon();
          }
        }
      } catch {
        // Lost, or not to be had: both are tried again.
      }
      if (!signal.aborted) {
        this.#state("away");
        await new Promise((again) => setTimeout(again, wait));
        wait = Math.min(2 * wait, LAST_RETRY);
      }
    }
  }

  /** What comes while an earlier change is still being dealt with waits for that. */
  #soon() {
    this.#more = true;
    const wait = Math.max(0, this.#done + BETWEEN - performance.now());
    this.#due ||= setTimeout(async () => {
      this.#more = false;
      await this.#changed();
      this.#done = performance.now();
      this.#due = 0;
      if (this.#more) {
        this.#soon();
      }
    }, wait);
  }
}

/** The server-sent events of a body; one without a name only says where the stream is. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let id = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    text += value;
    const blocks = text.split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      id = /^id: (.*)$/m.exec(block)?.[1] ?? id;
      yield { id, name: /^event: (.*)$/m.exec(block)?.[1] };
    }
  }
}
