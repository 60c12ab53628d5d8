/// The little that pages do by themselves. Everything works without it.
enum PageScript {
    static let javaScript = """
        (function () {
          "use strict";
          var search = document.getElementById("search");
          function typing(element) {
            return element && /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
          }
          var form = document.querySelector("form[data-draft]");
          var note = document.getElementById("saved");
          var dirty = false, saving = false;
          function save() {
            if (!form || !dirty || saving) { return; }
            saving = true; dirty = false;
            var pairs = [];
            new FormData(form).forEach(function (value, key) {
              if (typeof value === "string") { pairs.push(encodeURIComponent(key) + "=" + encodeURIComponent(value)); }
            });
            var request = new XMLHttpRequest();
            request.open("POST", form.getAttribute("data-draft"));
            request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
            request.onload = function () {
              saving = false;
              if (request.status !== 200) { dirty = true; say("草稿没有存上，请按“存草稿”重试"); return; }
              var id = form.querySelector("input[name=draft]");
              if (id) { id.value = request.responseText.trim(); }
              var now = new Date();
              say("草稿已自动保存 " + now.getHours() + ":" + ("0" + now.getMinutes()).slice(-2));
            };
            request.onerror = function () { saving = false; dirty = true; say("网络不通，草稿还没有存上"); };
            request.send(pairs.join("&"));
          }
          function say(text) { if (note) { note.textContent = text; } }
          if (form) {
            form.addEventListener("input", function () { dirty = true; say("有改动，还没有保存"); });
            form.addEventListener("submit", function () { dirty = false; });
            setInterval(save, 8000);
            window.addEventListener("beforeunload", function (event) {
              if (dirty) { event.preventDefault(); event.returnValue = ""; }
            });
          }
          document.addEventListener("keydown", function (event) {
            if (event.key === "/" && !typing(document.activeElement) && search) {
              event.preventDefault(); search.focus(); search.select();
            }
            if ((event.ctrlKey || event.metaKey) && event.key === "s" && form) {
              event.preventDefault(); dirty = true; save();
            }
            if (event.key === "Enter" && document.activeElement && document.activeElement.tagName === "TR") {
              var link = document.activeElement.querySelector("a");
              if (link) { link.click(); }
            }
          });
          Array.prototype.forEach.call(document.querySelectorAll("select[data-go]"), function (select) {
            select.addEventListener("change", function () { select.form.submit(); });
          });
          Array.prototype.forEach.call(document.querySelectorAll("[data-confirm]"), function (element) {
            element.addEventListener("click", function (event) {
              if (!window.confirm(element.getAttribute("data-confirm"))) { event.preventDefault(); }
            });
          });
        })();

        """
}
