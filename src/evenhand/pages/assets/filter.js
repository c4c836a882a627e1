/* Shows only the indicators that have every word typed. Without it the whole list is there. */
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var input = document.getElementById("find");
  var status = document.getElementById("filtered");

  function words(text) {
    return text.toLowerCase().normalize("NFKD").replace(/['’\u0300-\u036f]/g, "").match(/[a-z0-9]+/g) || [];
  }

  var entries = Array.prototype.map.call(document.querySelectorAll("[data-find]"), function (element) {
    return {
      element: element,
      has: words(element.textContent + " " + element.getAttribute("data-find")),
      count: element.querySelectorAll("a").length
    };
  });
  var groups = document.querySelectorAll(".eh-group");

  function filter() {
    var asked = words(input.value);
    var found = 0;
    entries.forEach(function (entry) {
      var fits = asked.every(function (word) {
        return entry.has.some(function (one) { return one.indexOf(word) === 0; });
      });
      entry.element.hidden = !fits;
      found += fits ? entry.count : 0;
    });
    Array.prototype.forEach.call(groups, function (group) {
      group.hidden = !group.querySelector("[data-find]:not([hidden])");
      var table = group.querySelector(".eh-table");
      if (table) { table.hidden = !table.querySelector("[data-find]:not([hidden])"); }
    });
    status.textContent = !asked.length ? "" : found
      ? found + (found === 1 ? " indicator" : " indicators") + " found."
      : "No indicator has these words. Try another word, or fewer.";
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); filter(); });
  input.addEventListener("input", filter);
  form.hidden = false;
})();
