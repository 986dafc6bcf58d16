namespace TypedDao.Testing;

/// <summary>Decides which exchanges of a <see cref="FaultProxy"/> go wrong. Called concurrently.</summary>
public interface IExchangeFaultPlan
{
    /// <summary>The fault of an exchange; null: it passes unharmed.</summary>
    /// <param name="request">The request, of which the body has not been read.</param>
    ExchangeFault? Next(ProxiedRequest request);
}
