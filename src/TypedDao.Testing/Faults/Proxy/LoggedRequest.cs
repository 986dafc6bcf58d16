namespace TypedDao.Testing;

/// <summary>A request that a <see cref="FaultProxy"/> received.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and the query, as the client wrote them.</param>
/// <param name="Range">The range that was asked for; null: all.</param>
/// <param name="Fault">How the exchange went wrong; null: it did not.</param>
public sealed record LoggedRequest(string Method, string Target, string? Range, ExchangeFaultKind? Fault);
