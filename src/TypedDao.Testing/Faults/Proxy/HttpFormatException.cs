namespace TypedDao.Testing;

/// <summary>What came over a connection is no HTTP 1.1 that the proxy can pass on.</summary>
/// <param name="message">What is wrong.</param>
internal sealed class HttpFormatException(string message) : Exception(message);
