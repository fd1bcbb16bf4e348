namespace EcomIntel;

/// <summary>Takes the pasts that a block of rows sees; called from several threads, each row once.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
/// <param name="start">The first row of the block.</param>
/// <param name="pasts">The past of each row, in their order.</param>
internal delegate void PastsRead<TState>(int start, ReadOnlySpan<TState> pasts)
    where TState : unmanaged;
