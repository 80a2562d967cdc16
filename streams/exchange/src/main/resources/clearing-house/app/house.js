// Asks the clearing-house.

/** An answer that is a refusal. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export class House {
  /** Sent with each question; never stored. */
  key = "";

  async #ask(path, accept) {
    const headers = { Accept: accept };
    if (this.key !== "") {
      headers.Authorization = `Bearer ${this.key}`;
    }
    let answer;
    try {
      answer = await fetch(path, { headers, cache: this.key === "" ? "default" : "no-store" });
    } catch {
      throw new Problem(0, "The clearing-house does not answer.");
    }
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw new Problem(answer.status, answer.status === 401 ? "This key opens nothing." : (problem.detail ?? "The clearing-house refuses."));
    }
    return answer;
  }

  /** JSON, and the number of the deposit upon which it is so. */
  async json(path) {
    const answer = await this.#ask(path, "application/json");
    return { of: await answer.json(), number: answer.headers.get("Deposit-Number") };
  }

  /** SDMX-CSV, as it is sent. */
  async csv(path) {
    return (await this.#ask(path, "application/vnd.sdmx.data+csv")).text();
  }
}

/** A question: parameters that are not empty. */
export function question(path, parameters) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "" && value !== undefined) {
      given.set(name, value);
    }
  }
  return `${path}?${given.toString().replaceAll("%2F", "/")}`;
}
