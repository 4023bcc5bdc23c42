{% test stet_interval(model, column_name) %}
SELECT *
FROM {{ model }}
WHERE {{ column_name }} < {{ column_name }}_low - 1e-9
    OR {{ column_name }} > {{ column_name }}_high + 1e-9
{% endtest %}
