/* Finds practices as you type. Without it the lists, and a server where there is one, do the same work. */
(function () {
  "use strict";
  var script = document.currentScript;
  var root = script.getAttribute("data-root");
  var form = document.querySelector(".eh-search");
  var input = document.getElementById("q");
  var status = document.getElementById("results");
  var found = document.getElementById("found");
  var shards = {};
  var most = 50;
  var asked = "";

  function words(text) {
    return text.toLowerCase().normalize("NFKD").replace(/['’\u0300-\u036f]/g, "").match(/[a-z0-9]+/g) || [];
  }

  /* The same index the lists are made of, split by the first two letters so that little is loaded. */
  window.evenhandShard = function (name, entries) { shards[name] = entries; };

  function load(name, done) {
    if (shards[name]) { done(); return; }
    var part = document.createElement("script");
    part.src = root + "search/shards/" + name + ".js";
    part.onload = done;
    part.onerror = function () { shards[name] = []; done(); };
    document.head.appendChild(part);
  }

  function matches(entry, asking) {
    var has = words(entry.slice(0, 4).join(" "));
    has.push(entry[3].toLowerCase().replace(/[^a-z0-9]/g, ""));
    return asking.every(function (word) {
      return has.some(function (one) { return one.indexOf(word) === 0; });
    });
  }

  function show(query, entries, isCommon) {
    var count = entries.length;
    status.textContent = "";
    var line = document.createElement("p");
    line.textContent = count
      ? count + (count === 1 ? " practice" : " practices") + " found for “" + query + "”." +
        (count > most ? " The first " + most + " are shown: add a word." : "")
      : "No practice found for “" + query + "”. Check the spelling, or look in the lists below.";
    if (isCommon) {
      line.textContent = "Many names have “" + query + "” in them. Add another word of the name, a town or a postcode.";
    }
    status.appendChild(line);
    var list = document.createElement("ul");
    list.className = "nhsuk-list eh-list";
    entries.slice(0, most).forEach(function (entry) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var place = document.createElement("span");
      link.href = root + "practices/" + entry[0].replace(/[^A-Za-z0-9_-]/g, "_") + "/index.html";
      link.textContent = entry[1];
      place.className = "eh-quiet";
      place.textContent = " " + [entry[0], entry[2], entry[3]].filter(Boolean).join(", ") + (entry[4] ? ", closed" : "");
      item.appendChild(link);
      item.appendChild(place);
      list.appendChild(item);
    });
    found.textContent = "";
    if (count) { found.appendChild(list); }
  }

  function search() {
    var query = input.value.trim();
    var asking = words(query);
    /* The longest word has the fewest practices in its part of the index. */
    var key = asking.slice().sort(function (a, b) { return b.length - a.length; })[0] || "";
    asked = query;
    if (key.length < 2) { status.textContent = ""; found.textContent = ""; return; }
    var names = asking.filter(function (word) { return word.length > 1 && common.indexOf(word) < 0; });
    var name = (names.sort(function (a, b) { return b.length - a.length; })[0] || key).slice(0, 2);
    load(name, function () {
      if (asked === query) {
        show(query, (shards[name] || []).filter(function (entry) { return matches(entry, asking); }), !names.length);
      }
    });
  }

  var common = ["surgery", "medical", "centre", "practice", "health", "the", "and", "group", "partnership"];
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  input.addEventListener("input", search);
  var given = new URLSearchParams(location.search).get("q");
  if (given && !found.children.length) { input.value = given; search(); }
})();
