"""The desk: a web application over the store. Handlers parse a request, call one function, draw."""
