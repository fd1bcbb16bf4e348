namespace EcomIntel;

/// <summary>Looks up live customer profiles. Implementations are singletons and safe for any thread.</summary>
public interface ICustomerProfiles
{
    /// <summary>Reads a customer's newest committed profile.</summary>
    /// <param name="customerId">The customer id, for guests <c>session:</c> and the session id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The profile; null only where no such customer is known.</returns>
    /// <exception cref="ProfileUnavailableException">Whether there is one cannot be known in this process; the error names partition and reason.</exception>
    ValueTask<CustomerProfile?> GetAsync(string customerId, CancellationToken cancellationToken = default);
}
