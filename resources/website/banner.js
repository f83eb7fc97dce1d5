(function () {
  "use strict";
  function tell() {
    var now = Date.now();
    document.querySelectorAll("[data-hours-from]").forEach(function (part) {
      part.hidden = now < Number(part.dataset.hoursFrom) || now >= Number(part.dataset.hoursUntil);
    });
  }
  tell();
  setInterval(tell, 30000);
})();
