// Keyboard shortcuts: only while the player has the focus; listed, changeable, and to be switched off.
import { announce, byId } from "./dom.js";
import { keep, recall } from "./store.js";
import { say } from "./words.js";

/**
 * @typedef {object} Command
 * @property {string} name
 * @property {string} label
 * @property {string} key what it is until the reader changes it
 * @property {() => void} run
 */

/** Hears keys in the player. */
export class Keys {
  /**
   * @param {HTMLElement} player
   * @param {Command[]} commands
   */
  constructor(player, commands) {
    this.commands = commands;
    /** @type {Record<string, string>} */
    this.chosen = Object(recall("keys"));
    this.on = recall("keys-on") !== false;
    player.addEventListener("keydown", (event) => this.hear(event));
    byId("keys").append(...commands.map((command) => this.row(command)));
    const box = /** @type {HTMLInputElement} */ (byId("keys-on"));
    box.checked = this.on;
    box.addEventListener("change", () => {
      this.on = box.checked;
      keep("keys-on", this.on);
    });
    byId("keys-reset").addEventListener("click", () => this.reset());
  }

  /** @param {Command} command @returns {string} */
  keyOf(command) {
    return this.chosen[command.name] ?? command.key;
  }

  /** @param {KeyboardEvent} event */
  hear(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.matches("input:not([type=checkbox], [type=radio], [type=range]), select, textarea");
    if (!this.on || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const command = this.commands.find((one) => this.keyOf(one) === event.key);
    if (!command) return;
    event.preventDefault();
    command.run();
  }

  /**
   * @param {Command} command
   * @returns {HTMLElement} its line in the list, with a field for the key
   */
  row(command) {
    const row = document.createElement("div");
    const label = document.createElement("label");
    const field = document.createElement("input");
    field.maxLength = 1;
    field.size = 2;
    field.autocomplete = "off";
    field.autocapitalize = "none";
    field.value = this.keyOf(command);
    field.id = `key-${command.name}`;
    label.htmlFor = field.id;
    label.textContent = command.label;
    field.addEventListener("focus", () => field.select());
    field.addEventListener("change", () => this.change(command, field));
    row.append(label, field);
    return row;
  }

  /**
   * @param {Command} command
   * @param {HTMLInputElement} field
   */
  change(command, field) {
    const taken = this.commands.find((one) => one !== command && this.keyOf(one) === field.value);
    if (taken || !field.value.trim()) {
      announce(taken ? say("{key} is taken: {command}", { key: field.value, command: taken.label }) : say("A shortcut needs a key."));
      field.value = this.keyOf(command);
      return;
    }
    this.chosen = { ...this.chosen, [command.name]: field.value };
    keep("keys", this.chosen);
    announce(`${command.label}: ${field.value}`);
  }

  reset() {
    this.chosen = {};
    keep("keys", this.chosen);
    for (const command of this.commands) {
      /** @type {HTMLInputElement} */ (byId(`key-${command.name}`)).value = command.key;
    }
    announce(say("The shortcuts are as they were."));
  }
}
