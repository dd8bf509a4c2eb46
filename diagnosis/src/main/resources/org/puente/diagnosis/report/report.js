/*<![CDATA[*/
(function () {
  'use strict';
  var root = document.documentElement;
  var title = document.querySelector('title');
  var bar = document.getElementById('languages');
  var buttons = bar.querySelectorAll('button');

  function show(language) {
    root.lang = language;
    title.textContent = title.getAttribute('data-' + language);
    ['es', 'en'].forEach(function (one) {
      document.getElementById(one).hidden = one !== language;
    });
    buttons.forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.language === language));
    });
  }

  /* #en and #en-blame open the English edition, so that a link leads to a language. */
  function fromAddress() {
    var match = /^#(es|en)(-|$)/.exec(location.hash);
    if (match) {
      show(match[1]);
      var target = document.getElementById(location.hash.slice(1));
      if (target) {
        target.scrollIntoView();
      }
    }
  }

  buttons.forEach(function (button) {
    button.addEventListener('click', function () {
      show(button.dataset.language);
      history.replaceState(null, '', '#' + button.dataset.language);
    });
  });
  bar.hidden = false;
  window.addEventListener('hashchange', fromAddress);
  fromAddress();

  /* On paper nothing can be opened: what should be read there is opened, and closed again afterwards. */
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.prototype.slice.call(document.querySelectorAll('details[data-print]:not([open])'));
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (details) { details.open = false; });
  });
}());
/*]]>*/
