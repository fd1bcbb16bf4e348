namespace EcomIntel.Modeling;

/// <summary>Among what the values of a column are exchanged.</summary>
public enum PermutationScope
{
    /// <summary>Columns known from the customer (<see cref="Known.Customer"/>) over customers, all others within customers; over rows where customers are not known.</summary>
    Automatic = 0,

    /// <summary>Among all rows.</summary>
    Rows = 1,

    /// <summary>Among customers: all rows of a customer get the value of another customer's first row.</summary>
    Customers = 2,

    /// <summary>Among the rows of each customer, so that what differs between customers stays.</summary>
    WithinCustomers = 3,
}
