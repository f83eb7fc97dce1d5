(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("hours-data").textContent);
  var line = document.getElementById("hours-today");
  var said = line && line.textContent;
  function words(options) {
    options.timeZone = data.zone;
    return new Intl.DateTimeFormat("en-US", options);
  }
  var clock = words({ hour: "numeric", minute: "2-digit" });
  var weekday = words({ weekday: "long", month: "long", day: "numeric" });
  var iso = words({ year: "numeric", month: "2-digit", day: "2-digit" });
  function day(moment) {
    var parts = {};
    iso.formatToParts(moment).forEach(function (part) { parts[part.type] = part.value; });
    return parts.year + "-" + parts.month + "-" + parts.day;
  }
  function opening(now, opens) {
    var when = day(opens) === day(now) ? "today" : weekday.format(opens);
    return when + " at " + clock.format(opens) + " " + data.zoneName + ".";
  }
  function sentence(now) {
    var next = data.open.find(function (times) { return times[1] * 60000 > now; });
    if (!next || now < data.from || now >= data.until) { return said; }
    var name = data.names[day(now)];
    var opens = new Date(next[0] * 60000);
    if (opens > now) {
      return (name ? "Closed now (" + name + "). " : "Closed now. ") + "We open " + opening(now, opens);
    }
    var until = clock.format(new Date(next[1] * 60000));
    return "Open now until " + until + " " + data.zoneName + (name ? " (" + name + ")." : ".");
  }
  function tell() {
    var now = new Date(Date.now());
    if (line) { line.textContent = sentence(now); }
    document.querySelectorAll("[data-hours-from]").forEach(function (part) {
      part.hidden = now < Number(part.dataset.hoursFrom) || now >= Number(part.dataset.hoursUntil);
    });
  }
  tell();
  setInterval(tell, 30000);
})();
